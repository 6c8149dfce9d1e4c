package io.calibr.plugin.sdk;

/** The channel's own name for a batch that it works on later. */
public record SubmissionRef(String value) {

    public SubmissionRef {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a submission has at least one character");
        }
    }
}
