package dev.fives.customer.customer.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RegionsTest {

    @Test
    void chineseRegion_hasOneCodeInBothLanguages() {
        assertThat(Stream.of("上海市", "上海", "Shanghai", "shanghai municipality").map(Regions::chineseRegion))
                .allSatisfy(code -> assertThat(code).contains("CN-SH"));
        assertThat(Stream.of("广西壮族自治区", "广西", "Guangxi Zhuang Autonomous Region")
                        .map(Regions::chineseRegion))
                .allSatisfy(code -> assertThat(code).contains("CN-GX"));
        assertThat(Regions.chineseRegion("Shaanxi")).contains("CN-SN");
        assertThat(Regions.chineseRegion("Shanxi Province")).contains("CN-SX");
        assertThat(Regions.chineseRegion("Kent")).isEmpty();
    }

    @Test
    void country_isKnownByCodeAndName() {
        assertThat(Stream.of("cn", "China", "中国", "中华人民共和国").map(Regions::country))
                .allSatisfy(code -> assertThat(code).contains("CN"));
        assertThat(Regions.country("EIRE")).contains("IE");
        assertThat(Regions.country("United Kingdom")).contains("GB");
        assertThat(Regions.country("Unspecified")).isEmpty();
    }
}
