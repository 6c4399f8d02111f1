package dev.fives.loyalty.account.app;

import dev.fives.loyalty.account.model.WalletTerms;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The programme's wallets: kinds of points that are never mixed. */
public interface Wallets {
    /** The wallet that purchases fill. */
    String POINTS = "points";

    /** How its points live now; empty where there is no such wallet. */
    Mono<WalletTerms> terms(String wallet);

    /** By which an entry may be decided this moment; empty where they have to be read first. */
    Optional<WalletTerms> inForce(String wallet);

    /** Of all wallets that there are. */
    Mono<List<String>> codes();
}
