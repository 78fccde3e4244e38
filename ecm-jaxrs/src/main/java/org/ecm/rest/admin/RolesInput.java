package org.ecm.rest.admin;

import jakarta.validation.constraints.NotNull;
import java.util.Set;
import org.ecm.security.Role;

/** All roles that a user has from now on. */
public record RolesInput(@NotNull Set<@NotNull Role> roles) {}
