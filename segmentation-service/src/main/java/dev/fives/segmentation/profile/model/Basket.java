package dev.fives.segmentation.profile.model;

import dev.fives.segmentation.rule.model.Dimension;
import dev.fives.segmentation.rule.model.Where;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was in a purchase and where it was bought, as far as conditions ask for it.
 *
 * @param items what is left after refunds; null where they are not kept
 * @param dropped how many items those are that are not kept; null for none, and where nobody noted it
 */
public record Basket(
        @Nullable String channel,
        @Nullable String store,
        @Nullable List<Item> items,
        @Nullable Integer dropped) {

    /** @param amount of all pieces, in the purchase's currency */
    public record Item(
            @Nullable String sku,
            @Nullable String category,
            @Nullable String brand,
            BigDecimal amount) {

        /** Of the same article. */
        public Item plus(Item other) {
            return new Item(sku, category, brand, amount.add(other.amount));
        }

        private boolean isAskedFor(Where where) {
            return where.admits(Dimension.SKU, sku)
                    && where.admits(Dimension.CATEGORY, category)
                    && where.admits(Dimension.BRAND, brand);
        }
    }

    public Basket {
        items = items == null ? null : List.copyOf(items);
    }

    public Basket(@Nullable String channel, @Nullable String store, @Nullable List<Item> items) {
        this(channel, store, items, null);
    }

    Basket withoutItems() {
        return size() == 0 ? this : new Basket(channel, store, null, size());
    }

    /** Of those that are kept. */
    int size() {
        return items == null ? 0 : items.size();
    }

    /** Those that are not kept included. */
    int count() {
        return size() + Objects.requireNonNullElse(dropped, 0);
    }

    /**
     * What a condition asks for.
     *
     * @param whole value of the purchase, which a refund that names no pieces may have made less than its items
     * @return empty where nothing of it is in it
     */
    Optional<BigDecimal> amountOf(Where where, BigDecimal whole) {
        if (!where.admits(Dimension.CHANNEL, channel) || !where.admits(Dimension.STORE, store)) {
            return Optional.empty();
        }
        return where.asksForItems() ? amountOfItems(where).map(whole::min) : Optional.of(whole);
    }

    private Optional<BigDecimal> amountOfItems(Where where) {
        BigDecimal amount = null;
        for (var item : Objects.requireNonNullElse(items, List.<Item>of())) {
            if (item.isAskedFor(where)) {
                amount = amount == null ? item.amount() : amount.add(item.amount());
            }
        }
        return Optional.ofNullable(amount);
    }
}
