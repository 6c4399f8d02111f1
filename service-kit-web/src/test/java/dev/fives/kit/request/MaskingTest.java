package dev.fives.kit.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {
    private static final RequestContext CALLER = RequestContext.internal("c");
    private static final Masking ON = Masking.of(CALLER.asMasked());
    private static final Masking OFF = Masking.of(CALLER);

    @ParameterizedTest
    @CsvSource({
        "ada@example.com, a***@example.com",
        "王芳@example.com, 王***@example.com",
        "a@b@example.com, a***@example.com",
        "@example.com, ***",
        "example.com, ***"
    })
    void mail_keepsItsDomain(String mail, String shown) {
        assertThat(ON.mail(mail)).isEqualTo(shown);
        assertThat(OFF.mail(mail)).isEqualTo(mail);
    }

    @ParameterizedTest
    @CsvSource({"+8613812345678, ***5678", "12345678, ***5678", "1234567, ***", "110, ***"})
    void phone_keepsItsLastDigits(String phone, String shown) {
        assertThat(ON.phone(phone)).isEqualTo(shown);
        assertThat(OFF.phone(phone)).isEqualTo(phone);
    }

    @Test
    void words_areHidden() {
        assertThat(ON.text("王芳")).isEqualTo("***");
        assertThat(ON.textOrNone("王芳")).isEqualTo("***");
        assertThat(ON.textOrNone(null)).isNull();
        assertThat(OFF.text("王芳")).isEqualTo("王芳");
        assertThat(OFF.textOrNone("王芳")).isEqualTo("王芳");
    }

    @Test
    void date_keepsItsYear() {
        assertThat(ON.date("1990-04-05")).isEqualTo("1990");
        assertThat(OFF.date("1990-04-05")).isEqualTo("1990-04-05");
    }

    @Test
    void hiddenData_isNotSearchedBy() {
        ON.refuseIf(false, "name");
        OFF.refuseIf(true, "name");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ON.refuseIf(true, "name"))
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo(Problems.FORBIDDEN));
    }

    @Test
    void masking_staysWithTheRequest() {
        RequestContext masked = CALLER.asMasked().withCaller("usr_1", java.util.Set.of("analyst"));

        assertThat(masked.withIdempotencyKey("k").masked()).isTrue();
        assertThat(Masking.current()
                        .contextWrite(masked.asContext())
                        .map(Masking::isOn)
                        .block())
                .isTrue();
        assertThat(Masking.current().map(Masking::isOn).block()).isFalse();
    }
}
