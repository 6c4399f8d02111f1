package dev.fives.kit.problem;

import java.util.List;

/** Every problem type that Fives answers with. */
public final class Problems {
    public static final ProblemType MALFORMED =
            new ProblemType("malformed-request", 400, "Malformed request", "请求格式错误");
    public static final ProblemType INVALID_CURSOR = new ProblemType("invalid-cursor", 400, "Invalid cursor", "游标无效");
    public static final ProblemType IDEMPOTENCY_KEY_REQUIRED =
            new ProblemType("idempotency-key-required", 400, "Idempotency-Key required", "缺少幂等键");
    public static final ProblemType UNAUTHENTICATED =
            new ProblemType("unauthenticated", 401, "Valid token required", "需要有效的令牌");
    public static final ProblemType FORBIDDEN = new ProblemType("forbidden", 403, "Not allowed", "没有权限");
    public static final ProblemType NOT_FOUND = new ProblemType("not-found", 404, "Not found", "未找到");
    public static final ProblemType METHOD_NOT_ALLOWED =
            new ProblemType("method-not-allowed", 405, "Method not allowed", "不允许的请求方法");
    public static final ProblemType NOT_ACCEPTABLE =
            new ProblemType("not-acceptable", 406, "No acceptable representation", "没有可接受的内容格式");
    public static final ProblemType CONFLICT =
            new ProblemType("conflict", 409, "Conflict with the present state", "与当前状态冲突");
    public static final ProblemType INSUFFICIENT_POINTS =
            new ProblemType("insufficient-points", 409, "Not enough points", "积分不足");
    public static final ProblemType OUT_OF_STOCK = new ProblemType("out-of-stock", 409, "Nothing left of it", "已无库存");
    public static final ProblemType REWARD_LIMIT_REACHED =
            new ProblemType("reward-limit-reached", 409, "No more of it for this member", "已达到兑换上限");
    public static final ProblemType COMMAND_RUNNING =
            new ProblemType("command-running", 409, "The same command is still running", "相同的命令仍在执行");
    public static final ProblemType GONE = new ProblemType("gone", 410, "No longer available", "已失效");
    public static final ProblemType VERSION_CONFLICT =
            new ProblemType("precondition-failed", 412, "Changed by someone else", "已被他人修改");
    public static final ProblemType PAYLOAD_TOO_LARGE =
            new ProblemType("payload-too-large", 413, "Request body too large", "请求体过大");
    public static final ProblemType UNSUPPORTED_MEDIA_TYPE =
            new ProblemType("unsupported-media-type", 415, "Unsupported media type", "不支持的内容类型");
    public static final ProblemType VALIDATION = new ProblemType("validation", 422, "Values not accepted", "数据校验未通过");
    public static final ProblemType IDEMPOTENCY_KEY_REUSED =
            new ProblemType("idempotency-key-reused", 422, "Idempotency-Key used for another request", "幂等键已用于其他请求");
    public static final ProblemType PRECONDITION_REQUIRED =
            new ProblemType("precondition-required", 428, "If-Match required", "缺少 If-Match");
    public static final ProblemType TOO_MANY_REQUESTS =
            new ProblemType("too-many-requests", 429, "Too many requests", "请求过于频繁");
    public static final ProblemType REQUEST_REFUSED =
            new ProblemType("request-refused", 400, "Request refused", "请求被拒绝");
    public static final ProblemType INTERNAL = new ProblemType("internal", 500, "Internal error", "内部错误");
    public static final ProblemType UNAVAILABLE =
            new ProblemType("unavailable", 503, "Temporarily unavailable", "暂时不可用");
    public static final ProblemType TOO_MANY_PENDING =
            new ProblemType("too-many-pending", 503, "Too many events waiting to be sent", "待发送事件过多");
    public static final ProblemType TIMEOUT = new ProblemType("timeout", 504, "No answer in time", "响应超时");

    private static final List<ProblemType> ALL = List.of(
            MALFORMED,
            INVALID_CURSOR,
            IDEMPOTENCY_KEY_REQUIRED,
            REQUEST_REFUSED,
            UNAUTHENTICATED,
            FORBIDDEN,
            NOT_FOUND,
            METHOD_NOT_ALLOWED,
            NOT_ACCEPTABLE,
            CONFLICT,
            INSUFFICIENT_POINTS,
            OUT_OF_STOCK,
            REWARD_LIMIT_REACHED,
            COMMAND_RUNNING,
            GONE,
            VERSION_CONFLICT,
            PAYLOAD_TOO_LARGE,
            UNSUPPORTED_MEDIA_TYPE,
            VALIDATION,
            IDEMPOTENCY_KEY_REUSED,
            PRECONDITION_REQUIRED,
            TOO_MANY_REQUESTS,
            INTERNAL,
            UNAVAILABLE,
            TOO_MANY_PENDING,
            TIMEOUT);

    private Problems() {}

    public static List<ProblemType> all() {
        return ALL;
    }
}
