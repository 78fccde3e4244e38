package org.ecm.rest.donotcall;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ecm.donotcall.DoNotCallTerms;

/** A number that may not be called. */
@Schema(name = "DoNotCallInput")
public record EntryInput(
    @NotBlank @Size(max = 60) String number,
    @Schema(description = "Country in which a national number is read")
        @Pattern(regexp = "[A-Z]{2}", message = "must be a country code such as DE")
        String region,
    @Schema(description = "The only campaign that it is for; all if left out") @Positive
        Long campaign,
    @Size(max = 200) String reason,
    @Schema(description = "No longer in force from then on, a time to come; never if left out")
        Instant expiresAt) {

  private static final String SOURCE = "API";

  DoNotCallTerms terms() {
    return new DoNotCallTerms(campaign, region, reason, expiresAt, SOURCE);
  }
}
