#include "CLate.h"

#include <winscard.h>

#define LIBPCSC(name, parameters, arguments) \
  LATE("libpcsclite.so.1", LONG, name, parameters, arguments)

LIBPCSC(SCardEstablishContext,
        (DWORD scope, LPCVOID reserved1, LPCVOID reserved2, LPSCARDCONTEXT context),
        (scope, reserved1, reserved2, context))
LIBPCSC(SCardReleaseContext, (SCARDCONTEXT context), (context))
LIBPCSC(SCardCancel, (SCARDCONTEXT context), (context))
LIBPCSC(SCardListReaders, (SCARDCONTEXT context, LPCSTR groups, LPSTR readers, LPDWORD count),
        (context, groups, readers, count))
LIBPCSC(SCardGetStatusChange,
        (SCARDCONTEXT context, DWORD milliseconds, SCARD_READERSTATE *states, DWORD count),
        (context, milliseconds, states, count))
LIBPCSC(SCardConnect,
        (SCARDCONTEXT context, LPCSTR reader, DWORD sharing, DWORD protocols, LPSCARDHANDLE card,
         LPDWORD protocol),
        (context, reader, sharing, protocols, card, protocol))
LIBPCSC(SCardDisconnect, (SCARDHANDLE card, DWORD disposition), (card, disposition))
LIBPCSC(SCardTransmit,
        (SCARDHANDLE card, const SCARD_IO_REQUEST *sent, LPCBYTE command, DWORD commandCount,
         SCARD_IO_REQUEST *received, LPBYTE answer, LPDWORD answerCount),
        (card, sent, command, commandCount, received, answer, answerCount))
