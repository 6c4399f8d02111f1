package dev.fives.segmentation.segment.model;

import dev.fives.segmentation.rule.model.Dimension;
import dev.fives.segmentation.rule.model.Field;
import dev.fives.segmentation.rule.model.Term;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a field is called where people read it. */
final class FieldWords {

    private FieldWords() {}

    /** With the key, the filter and the window. */
    static String of(Term term, Language language) {
        var key = term.key() == null ? "" : language.quoted(term.key());
        var name = of(term.field(), language) + key;
        var narrowed = narrowed(term, language);
        return narrowed.isEmpty() ? name : language.pick(name + " (" + narrowed + ")", name + "（" + narrowed + "）");
    }

    private static String narrowed(Term term, Language language) {
        var days = term.windowDays();
        var window = days == null ? "" : language.pick("last " + days + " days", "最近" + days + "天");
        return Stream.concat(
                        Stream.of(window),
                        term.where().values().entrySet().stream()
                                .map(entry -> of(entry.getKey(), language)
                                        + language.alternatives(entry.getValue().stream()
                                                .map(language::quoted)
                                                .toList())))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(language.pick(", ", "，")));
    }

    private static String of(Dimension dimension, Language language) {
        return switch (dimension) {
            case CATEGORY -> language.pick("category ", "品类");
            case BRAND -> language.pick("brand ", "品牌");
            case SKU -> language.pick("article ", "商品");
            case CHANNEL -> language.pick("channel ", "渠道");
            case STORE -> language.pick("store ", "门店");
            case TYPE -> language.pick("type ", "类型");
            case SOURCE -> language.pick("told by ", "来源");
        };
    }

    static String of(Field field, Language language) {
        return switch (field) {
            case FREQUENCY_BAND -> language.pick("purchase frequency", "购买频次");
            case RFM_R -> language.pick("recency score", "最近购买评分");
            case RFM_F -> language.pick("frequency score", "购买频率评分");
            case RFM_M -> language.pick("monetary score", "消费金额评分");
            case RFM_CELL -> language.pick("RFM group", "RFM 客群");
            case PURCHASES_COUNT -> language.pick("number of purchases", "购买次数");
            case PURCHASES_AMOUNT -> language.pick("amount of purchases", "累计消费金额");
            case RECENCY_DAYS -> language.pick("number of days since the last purchase", "距上次购买的天数");
            case AGE -> language.pick("age", "年龄");
            case RISK_LEVEL -> language.pick("risk", "流失风险");
            case OPEN_COMPLAINTS -> language.pick("number of open complaints", "未结投诉数");
            case LAST_NPS -> language.pick("last NPS score", "最近一次 NPS 评分");
            case LAST_CSAT -> language.pick("last CSAT score", "最近一次 CSAT 评分");
            case LAST_CES -> language.pick("last CES score", "最近一次 CES 评分");
            case KIND -> language.pick("kind", "客户类型");
            case LIFECYCLE_STAGE -> language.pick("lifecycle stage", "生命周期阶段");
            case GENDER -> language.pick("gender", "性别");
            case INCOME_BAND -> language.pick("income", "收入水平");
            case EDUCATION -> language.pick("education", "教育水平");
            case OCCUPATION -> language.pick("occupation", "职业");
            case COUNTRY -> language.pick("country", "国家");
            case REGION -> language.pick("region", "地区");
            case CITY -> language.pick("city", "城市");
            case POSTAL_CODE -> language.pick("postal code", "邮政编码");
            case LOCALE -> language.pick("language", "语言");
            case TIME_ZONE -> language.pick("time zone", "时区");
            case TAGS -> language.pick("tags", "标签");
            case PURCHASES_AVERAGE -> language.pick("average amount of a purchase", "平均每单金额");
            case USAGE_COUNT -> language.pick("number of uses", "使用次数");
            case CUSTOM -> language.pick("field ", "字段");
            case VALUES -> language.pick("attachment to the value ", "价值观倾向");
            case INTERESTS -> language.pick("interest in ", "兴趣");
            case LIFESTYLE -> language.pick("lifestyle ", "生活方式");
            case SEGMENTS -> language.pick("segments", "所属细分");
        };
    }
}
