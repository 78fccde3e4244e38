package org.ecm.rest.contact;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ecm.contact.ContactDraft;

/** A contact to be added. */
@Schema(name = "ContactInput")
public record ContactInput(
    @Schema(
            description =
                "Your own reference. The same reference again adds nothing; without one, the same"
                    + " names and phones again add nothing")
        @Size(max = 100)
        String reference,
    @Size(max = 100) String firstName,
    @Size(max = 100) String lastName,
    @Schema(description = "One to five numbers, in the order in which the strategy names them")
        @NotEmpty
        @Size(max = 5)
        List<@Size(max = 60) String> phones,
    @Schema(
            description =
                "Zone of the callee, such as Europe/Berlin or UTC; derived from the number if left out")
        @Size(max = 60)
        String timeZone,
    @Schema(description = "0 to 9, higher first; 5 if left out") @Min(0) @Max(9) Integer priority,
    @Schema(description = "Not called from then on") Instant expiresAt,
    @Schema(description = "Further values, kept as they are") @Size(max = 100)
        Map<String, String> attributes) {

  ContactDraft draft() {
    return new ContactDraft(
        reference, firstName, lastName, phones, timeZone, priority, expiresAt, attributes);
  }
}
