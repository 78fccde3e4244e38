/** Users, API keys and the audit trail over REST, for administrators. */
package org.ecm.rest.admin;
