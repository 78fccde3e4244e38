/** What can be done to a site, and taken back: each fault is a class. */
package org.ecm.drills.fault;
