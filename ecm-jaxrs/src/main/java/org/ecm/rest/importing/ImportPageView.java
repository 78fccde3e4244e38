package org.ecm.rest.importing;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ecm.contact.importing.ImportJobs;

/** Some imports, newest first. */
@Schema(name = "ImportPage")
public record ImportPageView(
    List<ImportView> imports,
    @Schema(description = "The id to go on from; not there on the last page") Long next) {

  static ImportPageView of(ImportJobs.Page page, Instant now) {
    return new ImportPageView(
        page.imports().stream().map(job -> ImportView.of(job, now)).toList(), page.next());
  }
}
