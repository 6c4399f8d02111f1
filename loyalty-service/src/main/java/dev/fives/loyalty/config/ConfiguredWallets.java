package dev.fives.loyalty.config;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.fives.loyalty.account.app.Wallets;
import dev.fives.loyalty.account.model.WalletTerms;
import java.time.ZoneId;
import java.util.Map;
import reactor.core.publisher.Mono;

/** The wallets that stand in the configuration. */
final class ConfiguredWallets implements Wallets {
    private final Map<String, WalletTerms> terms;

    ConfiguredWallets(ZoneId zone, Map<String, LoyaltyProperties.Wallet> wallets) {
        terms = wallets.entrySet().stream()
                .collect(toUnmodifiableMap(
                        Map.Entry::getKey, wallet -> wallet.getValue().terms(zone)));
    }

    @Override
    public Mono<WalletTerms> terms(String wallet) {
        return Mono.justOrEmpty(terms.get(wallet));
    }
}
