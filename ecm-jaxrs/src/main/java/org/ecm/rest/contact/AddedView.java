package org.ecm.rest.contact;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A contact that is stored now. */
@Schema(name = "AddedContact")
public record AddedView(
    long id, @Schema(description = "false: it had been stored before") boolean created) {}
