#include "CDispatchPump.h"
