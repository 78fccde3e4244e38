package org.ecm.rest.admin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An API key to be made. */
@Schema(name = "ApiKeyInput")
public record ApiKeyInput(
    @Schema(description = "Whose key it is; keys of one client share its idempotency keys")
        @NotBlank
        @Size(max = 80)
        String client,
    @NotNull
        @Pattern(
            regexp = "ivr|integration|cluster|admin",
            message = "must be ivr, integration, cluster or admin")
        String scope) {}
