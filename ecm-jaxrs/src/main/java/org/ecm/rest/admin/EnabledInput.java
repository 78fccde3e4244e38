package org.ecm.rest.admin;

import jakarta.validation.constraints.NotNull;

/** Whether a user may log in. */
public record EnabledInput(@NotNull Boolean enabled) {}
