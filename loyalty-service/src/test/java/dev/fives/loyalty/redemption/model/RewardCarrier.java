package dev.fives.loyalty.redemption.model;

import dev.fives.loyalty.redemption.model.RewardRaceWorld.Doc;
import dev.fives.loyalty.reward.model.ItemStep;
import dev.fives.loyalty.reward.model.MemberShare;
import dev.fives.loyalty.reward.model.Stock;
import dev.fives.loyalty.reward.model.UnderWay;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One who carries a redemption on as the service does; each step is one read or one write. */
final class RewardCarrier {
    private enum Step {
        READ,
        LOAD_SHARE,
        LOOK_FOR_SHARE,
        WRITE_SHARE,
        LOAD_STOCK,
        LOOK_FOR_STOCK,
        WRITE_STOCK,
        ENTER,
        LOAD_REDEMPTION,
        DECIDE,
        OVER
    }

    private final RewardRaceWorld world;
    private final String id;
    private final Random random;
    private Step next = Step.READ;
    private Redemption seen;
    private @Nullable Doc<MemberShare> share;
    private Doc<Stock> stock;
    private Doc<Redemption> redemption;
    private Map<String, ItemStep> owed = Map.of();
    private @Nullable RedemptionReason refusal;
    private long overtaken;

    RewardCarrier(RewardRaceWorld world, String id, Random random) {
        this.world = world;
        this.id = id;
        this.random = random;
        this.seen = world.read(id);
        this.stock = world.stock;
        this.redemption = world.redemptions.get(id);
    }

    boolean isOver() {
        return next == Step.OVER;
    }

    long overtaken() {
        return overtaken;
    }

    /** As after a death, unless all is done. */
    void begin() {
        next = isOver() ? Step.OVER : Step.READ;
    }

    void step() {
        next = switch (next) {
            case READ -> read();
            case LOAD_SHARE -> {
                share = world.shares.get(seen.customerId());
                yield Step.LOOK_FOR_SHARE;
            }
            case LOOK_FOR_SHARE -> {
                owed = world.owed(List.of(id));
                yield Step.WRITE_SHARE;
            }
            case WRITE_SHARE -> writeShare();
            case LOAD_STOCK -> {
                stock = world.stock;
                yield Step.LOOK_FOR_STOCK;
            }
            case LOOK_FOR_STOCK -> {
                owed = world.owed(asked(stock.state()));
                yield Step.WRITE_STOCK;
            }
            case WRITE_STOCK -> writeStock();
            case ENTER -> {
                world.enter(id, Stream.ofNullable(refusal));
                yield Step.LOAD_REDEMPTION;
            }
            case LOAD_REDEMPTION -> {
                redemption = world.redemptions.get(id);
                yield Step.DECIDE;
            }
            case DECIDE -> decide();
            case OVER -> Step.OVER;
        };
    }

    private Step read() {
        refusal = null;
        seen = world.read(id);
        if (seen.is(RedemptionStatus.PENDING)) {
            return Step.LOAD_REDEMPTION;
        }
        return seen.is(RedemptionStatus.REQUESTED) || seen.owesItsEnd() ? Step.LOAD_SHARE : Step.OVER;
    }

    private Step writeShare() {
        MemberShare before = share == null ? MemberShare.NOTHING : share.state();
        MemberShare after = before.serving(id, owed.get(id), RewardRaceWorld.LIMIT);
        if (share == null || !after.equals(before)) {
            if (!Doc.same(world.shares.get(seen.customerId()), share)) {
                return again(Step.LOAD_SHARE);
            }
            world.shares.put(seen.customerId(), share == null ? new Doc<>(after, 1) : share.next(after));
        }
        if (seen.is(RedemptionStatus.REQUESTED) && !after.has(id)) {
            refusal = RedemptionReason.REWARD_LIMIT_REACHED;
            return Step.ENTER;
        }
        return Step.LOAD_STOCK;
    }

    private Step writeStock() {
        Stock before = stock.state();
        Stock after = before.serving(List.of(id), owed);
        if (!after.equals(before)) {
            if (!Doc.same(world.stock, stock)) {
                return again(Step.LOAD_STOCK);
            }
            world.stock = stock.next(after);
        }
        if (!seen.is(RedemptionStatus.REQUESTED)) {
            return Step.LOAD_REDEMPTION;
        }
        refusal = after.hasTaken(id) ? null : RedemptionReason.OUT_OF_STOCK;
        return Step.ENTER;
    }

    private Step again(Step from) {
        overtaken++;
        return from;
    }

    private List<String> asked(Stock before) {
        return Stream.concat(before.underWay().stream().map(UnderWay::redemptionId), Stream.of(id))
                .distinct()
                .toList();
    }

    private Step decide() {
        if (Doc.same(world.redemptions.get(id), redemption)) {
            world.redemptions.put(id, redemption.next(decided(redemption.state())));
        }
        return Step.READ;
    }

    /** Of a carrier that has done less than this redemption needs by now, nothing is decided. */
    private Redemption decided(Redemption now) {
        if (now.is(RedemptionStatus.PENDING)) {
            return ended(now);
        }
        if (now.status() != seen.status()) {
            return now;
        }
        return now.is(RedemptionStatus.REQUESTED) ? answered(now) : now.settled();
    }

    private Redemption answered(Redemption now) {
        return world.holdsPoints(id) ? now.held(List.of()) : now.refused(world.refusal(id), null);
    }

    private Redemption ended(Redemption now) {
        return switch (random.nextInt(3)) {
            case 0 -> now.confirmed("clerk", RewardRaceWorld.NOW, RewardRaceWorld.NOW);
            case 1 -> now.cancelled("clerk", RewardRaceWorld.NOW, RewardRaceWorld.NOW);
            default -> now.lapsed();
        };
    }
}
