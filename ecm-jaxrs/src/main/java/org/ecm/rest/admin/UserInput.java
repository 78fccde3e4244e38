package org.ecm.rest.admin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ecm.security.Role;

/** A user to be created, who must change the password at the first login. */
@Schema(name = "UserInput")
public record UserInput(
    @Schema(description = "Kept in lower case") @NotBlank @Size(max = 100) String username,
    @NotBlank @Size(max = 200) String fullName,
    @Schema(description = "At least 12 characters, at most 72 bytes") @NotBlank @Size(max = 200)
        String password,
    @NotNull Set<@NotNull Role> roles) {}
