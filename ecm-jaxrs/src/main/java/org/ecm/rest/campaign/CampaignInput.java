package org.ecm.rest.campaign;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ecm.campaign.CampaignDraft;

/** A campaign to be created or changed. */
@Schema(name = "CampaignInput")
public record CampaignInput(
    @NotBlank @Size(max = 100) String name,
    @Size(max = 1000) String description,
    @Schema(description = "The id of a dialer campaign that was fetched") @NotNull
        Long dialerCampaign,
    @Schema(description = "The id of a strategy; the default one if left out") Long strategy,
    @Schema(description = "Country in which national numbers are read", examples = "DE")
        @NotNull
        @Pattern(regexp = "[A-Z]{2}", message = "must be a country code such as DE")
        String defaultRegion,
    @Schema(description = "IANA zone of the schedule", examples = "Europe/Berlin")
        @NotBlank
        @Size(max = 60)
        String timeZone,
    @Schema(description = "0 to 9, higher first; 5 if left out") @Min(0) @Max(9) Integer priority,
    @Schema(description = "Open hours; around the clock if left out") @Size(max = 200)
        List<@Valid @NotNull IntervalView> schedule,
    @Schema(description = "For a change: the version that was read") Integer version) {

  private static final int PRIORITY = 5;

  CampaignDraft draft() {
    return new CampaignDraft(
        name,
        description,
        dialerCampaign,
        strategy,
        defaultRegion,
        timeZone,
        priority == null ? PRIORITY : priority,
        schedule == null ? List.of() : schedule.stream().map(IntervalView::interval).toList());
  }
}
