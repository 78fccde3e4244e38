/**
 * ECM: outbound campaigns in front of a Cisco dialer, built so that no contact is lost or dialled
 * twice. Packages are cut by feature; see the repository's docs/architecture.md for the promises
 * P1-P8.
 */
package org.ecm;
