/**
 * Errors as the client sees them: RFC 9457 problems in JSON or XML, explained on a page of their
 * own.
 */
package org.ecm.rest.problem;
