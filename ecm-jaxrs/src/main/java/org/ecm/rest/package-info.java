/** The REST API: thin resources over the services, one package for each feature. */
package org.ecm.rest;
