package org.ecm.rest.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Open to every user who has logged in, also one who must change the password first, and to no
 * program. The API's description is to say so by a {@code SecurityRequirement}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface NeedsLogin {}
