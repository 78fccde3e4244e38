package org.ecm.rest.contact;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ecm.contact.Recycle;

/** What came of a recycle. */
@Schema(name = "Recycle")
public record RecycleView(
    long id,
    long campaign,
    @Schema(description = "Contacts that wait again, from the strategy's first step") long recycled,
    @Schema(description = "Stay finished: no number is left that may be called") long doNotCall,
    @Schema(description = "Stay finished: what became of their last attempt is not known")
        long resultUnknown,
    @Schema(description = "Stay finished: their time is over") long expired,
    Instant createdAt,
    Instant finishedAt) {

  static RecycleView of(Recycle r) {
    return new RecycleView(
        r.id(),
        r.campaign(),
        r.recycled(),
        r.doNotCall(),
        r.resultUnknown(),
        r.expired(),
        r.createdAt(),
        r.finishedAt());
  }
}
