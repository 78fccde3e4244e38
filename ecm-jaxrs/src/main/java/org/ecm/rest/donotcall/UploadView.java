package org.ecm.rest.donotcall;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ecm.donotcall.DoNotCallUpload;
import org.ecm.donotcall.RowVerdict;

/** What an upload of numbers did. */
@Schema(name = "DoNotCallUpload")
public record UploadView(
    DoNotCallUpload.Summary summary,
    @Schema(description = "The first 1000 rows that were rejected, each with its reason")
        List<RowVerdict> rejectedRows) {}
