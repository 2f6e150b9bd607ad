package dev.graft.network;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** In JSON, a list of one is written as what it holds. */
@JacksonAnnotationsInside
@JsonFormat(
    with = {
      JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
      JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
    })
@Retention(RetentionPolicy.RUNTIME)
@interface OneOrMany {}
