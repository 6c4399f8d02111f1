package dev.fives.customer.imports.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.customer.imports.model.Effects;
import dev.fives.customer.imports.model.ImportJob;
import dev.fives.customer.imports.model.ImportJob.UploadedFile;
import dev.fives.customer.imports.model.PurchaseImport;
import dev.fives.customer.imports.model.PurchaseImport.ColumnMapping;
import dev.fives.customer.imports.model.RowCounts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassProgressTest {
    private static final ImportJob JOB = ImportJob.queued(
            new PurchaseImport(
                    true, true, "retail", "GBP", "UTC", new ColumnMapping("a", "b", "c", "d", null, "e", "f", null)),
            List.of(new UploadedFile("one", 60, 1), new UploadedFile("two", 40, 1)),
            Instant.EPOCH);

    @Test
    void firstPass_goesByBytes() throws IOException {
        PassProgress pass = PassProgress.ofFirst(JOB);
        read(pass, 60);
        assertThat(pass.done()).isEqualTo(0.6);
        read(pass, 40);
        assertThat(pass.done()).isEqualTo(1);
    }

    @Test
    void share_goesByBytesAndThenByRows() throws IOException {
        PassProgress pass = PassProgress.ofShare(JOB);
        read(pass, 100);
        double read = pass.done();
        pass.reads(10);
        pass.settled(5);
        assertThat(read).isBetween(0.1, 0.2);
        assertThat(pass.done()).isGreaterThan(read).isLessThan(1);
        pass.settled(5);
        assertThat(pass.done()).isEqualTo(1);
    }

    @Test
    void job_neverGoesBackFromOnePassToTheNext() {
        ImportJob counting = JOB.passing(1);
        ImportJob first = counting.counted(new RowCounts(10, 0, 1), 2);
        assertThat(counting.progress()).isBetween(0.09, first.progress());
        assertThat(first.passing(1).progress())
                .isEqualTo(first.shareDone(RowCounts.NONE, Effects.NONE).progress());
    }

    @Test
    void job_showsNoLessWhenAPassStartsAgain() {
        ImportJob first = JOB.counted(new RowCounts(10, 0, 1), 2);
        assertThat(first.passing(0.7).passing(0.1).progress())
                .isEqualTo(first.passing(0.7).progress());
    }

    private static void read(PassProgress pass, int bytes) throws IOException {
        pass.counting(new ByteArrayInputStream(new byte[bytes])).readAllBytes();
    }
}
