package dev.fives.customer.customer.app;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import dev.fives.customer.customer.model.PhoneFormat;
import java.util.Optional;

/** By libphonenumber. A number has to be possible, not assigned: plans grow faster than libraries are updated. */
public final class LibPhoneFormat implements PhoneFormat {
    private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();

    @Override
    public Optional<String> e164(String raw, String region) {
        try {
            var number = plans.parse(raw, region);
            return plans.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                    ? Optional.of(plans.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
