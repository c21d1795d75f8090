# Qt compiles its users with -fPIC, and a precompiled header serves only what is compiled with the same flags.
add_compile_options(-fPIC)

# One interface target for what all our code shares: warnings and sanitizers.
add_library(vantage_common INTERFACE)
target_compile_options(vantage_common INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual $<$<BOOL:${VANTAGE_WERROR}>:-Werror>)
if(VANTAGE_SANITIZE)
  target_compile_options(vantage_common INTERFACE -fsanitize=${VANTAGE_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(vantage_common INTERFACE -fsanitize=${VANTAGE_SANITIZE})
endif()

# vantage_add_library(NAME [TORCH] SOURCES ... [PUBLIC ...] [PRIVATE ...])
# A static library of one folder of core. TORCH gives its sources (never its users) the torch headers.
function(vantage_add_library name)
  cmake_parse_arguments(arg "TORCH" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(${name} STATIC ${arg_SOURCES})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC ${arg_PUBLIC} PRIVATE ${arg_PRIVATE} vantage_common)
  if(arg_TORCH)
    vantage_use_torch(${name})
  endif()
endfunction()

# Fails the configure step when a target's own sources or public interface reach torch's headers.
function(vantage_forbid_torch)
  foreach(name IN LISTS ARGN)
    if(NOT TARGET ${name})
      continue()
    endif()
    get_target_property(links ${name} LINK_LIBRARIES)
    if("vantage_torch" IN_LIST links)
      message(FATAL_ERROR "${name} must not use torch: keep torch behind core/nn, core/model, core/teachers and core/training")
    endif()
  endforeach()
endfunction()
