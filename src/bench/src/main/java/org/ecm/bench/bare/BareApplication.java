package org.ecm.bench.bare;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The baseline's resources. */
@ApplicationPath("")
public class BareApplication extends Application {}
