package org.ecm.rest.admin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new password. */
public record PasswordInput(
    @Schema(description = "For the own password: the present one") @Size(max = 200) String present,
    @Schema(description = "At least 12 characters, at most 72 bytes") @NotBlank @Size(max = 200)
        String password) {}
