/** Users, roles and API keys. Deny by default; only hashes are stored. */
package org.ecm.security;
