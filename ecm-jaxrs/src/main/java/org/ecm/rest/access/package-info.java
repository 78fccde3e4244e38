/** Who may call what: API keys and users, permissions on every method, closed by default. */
package org.ecm.rest.access;
