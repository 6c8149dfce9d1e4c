package io.calibr.server.security;

/** What a member may do in a project; each may do what those after it may. */
public enum Role {
    OWNER,
    ADMIN,
    EDITOR,
    VIEWER;

    public boolean covers(Role needed) {
        return compareTo(needed) <= 0;
    }
}
