package dev.fives.loyalty.reward.model;

import static dev.fives.loyalty.reward.model.ItemStep.GIVE_BACK;
import static dev.fives.loyalty.reward.model.ItemStep.HAND_OVER;
import static dev.fives.loyalty.reward.model.ItemStep.TAKE;
import static dev.fives.loyalty.reward.model.ItemStep.UNDO;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StockTest {
    private static final String A = "red_a";
    private static final String B = "red_b";

    private static Stock serve(Stock stock, String id, ItemStep owed) {
        return stock.serving(List.of(id), Map.of(id, owed));
    }

    /** The redemption has noted its step: whoever is served next makes the stock forget it. */
    private static Stock noted(Stock stock) {
        return stock.serving(List.of(), Map.of());
    }

    @Test
    void LOY_08_lastItem_isTakenOnce_andARepeatIsTheSame() {
        Stock taken = serve(Stock.of(1L), A, TAKE);

        assertThat(taken.available()).isZero();
        assertThat(taken.reserved()).isOne();
        assertThat(taken.hasTaken(A)).isTrue();
        assertThat(serve(taken, A, TAKE)).isEqualTo(taken);
        assertThat(serve(taken, B, TAKE).hasTaken(B)).isFalse();
        assertThat(taken.isSound()).isTrue();
    }

    @Test
    void LOY_08_handedOver_isGone_once_andIsForgottenWhenItIsNoted() {
        Stock gone = serve(noted(serve(Stock.of(2L), A, TAKE)), A, HAND_OVER);

        assertThat(gone).isEqualTo(new Stock(2L, 1L, 0, 1, List.of(new UnderWay(A, HAND_OVER))));
        assertThat(serve(gone, A, HAND_OVER)).isEqualTo(gone);
        assertThat(noted(gone).underWay()).isEmpty();
        assertThat(gone.isSound()).isTrue();
    }

    @Test
    void LOY_08_givenBack_isThereAgain_once() {
        Stock back = serve(noted(serve(Stock.of(1L), A, TAKE)), A, GIVE_BACK);

        assertThat(noted(serve(back, A, GIVE_BACK))).isEqualTo(Stock.of(1L));
    }

    @Test
    void LOY_08_refused_givesBackWhatItHadTaken_andNothingElse() {
        Stock taken = serve(Stock.of(1L), A, TAKE);

        assertThat(noted(serve(taken, A, UNDO))).isEqualTo(Stock.of(1L));
        assertThat(noted(serve(taken, B, UNDO)).reserved()).isOne();
        assertThat(serve(taken, B, UNDO))
                .as("a change, that who looked before finds")
                .isNotEqualTo(taken);
    }

    @Test
    void LOY_08_forgets_onlyWhoOwesNothing() {
        Stock both = Stock.of(2L).serving(List.of(A, B), Map.of(A, TAKE, B, TAKE));

        assertThat(both.serving(List.of(), Map.of(B, TAKE)).underWay()).containsExactly(new UnderWay(B, TAKE));
        assertThat(both.reserved()).isEqualTo(2);
    }

    @Test
    void LOY_08_withoutANumber_givesWhateverIsWanted_andCountsIt() {
        Stock taken = serve(Stock.of(null), A, TAKE);

        assertThat(taken.available()).isNull();
        assertThat(taken.reserved()).isOne();
        assertThat(taken.regiven(0L)).as("fewer than are reserved").isEmpty();
        assertThat(taken.regiven(3L))
                .hasValueSatisfying(stock -> assertThat(stock.available()).isEqualTo(2));
    }

    @Test
    void LOY_08_stockThatDoesNotAddUp_isUnsound() {
        assertThat(new Stock(5L, 3L, 1, 1, List.of()).isSound()).isTrue();
        assertThat(new Stock(5L, 4L, 1, 1, List.of()).isSound()).isFalse();
        assertThat(new Stock(1L, -1L, 1, 1, List.of()).isSound()).isFalse();
        assertThat(new Stock(null, null, -1, 0, List.of()).isSound()).isFalse();
        assertThat(new Stock(null, 1L, 0, 0, List.of()).isSound()).isFalse();
    }

    @Test
    void LOY_08_share_countsUpToItsLimit_andWhatIsGivenBackIsAChange() {
        MemberShare one = MemberShare.NOTHING.serving(A, TAKE, 1);

        assertThat(one.serving(A, TAKE, 1)).isEqualTo(one);
        assertThat(one.serving(B, TAKE, 1).has(B)).isFalse();
        assertThat(one.serving(A, HAND_OVER, 1)).as("what is confirmed counts").isEqualTo(one);
        assertThat(one.serving(A, null, 1)).isEqualTo(one);
        assertThat(one.serving(A, GIVE_BACK, 1).redemptionIds()).isEmpty();
        assertThat(MemberShare.NOTHING.serving(A, UNDO, 1)).isNotEqualTo(MemberShare.NOTHING);
    }
}
