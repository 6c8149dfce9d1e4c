package io.calibr.copilot.plan;

/** What the asker is in the project. */
public enum Role {
    OWNER,
    ADMIN,
    EDITOR,
    VIEWER
}
