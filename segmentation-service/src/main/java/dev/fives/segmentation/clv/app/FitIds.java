package dev.fives.segmentation.clv.app;

/** A fit has the id of its job under another prefix: the job tells it, and neither has to be looked up by the other. */
public final class FitIds {

    static final String JOB = "job_seg";
    private static final String FIT = "fit";

    private FitIds() {}

    public static String fitOf(String jobId) {
        return FIT + jobId.substring(JOB.length());
    }

    /** Of whatever a caller names; what is no fit's id is no job's either. */
    static String jobOf(String fitId) {
        return fitId.startsWith(FIT + "_") ? JOB + fitId.substring(FIT.length()) : "";
    }
}
