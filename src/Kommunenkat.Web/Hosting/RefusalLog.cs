using Kommunenkat.Web.Features.Access;

namespace Kommunenkat.Web.Hosting;

/// <summary>
/// Tells the server's log when somebody who is signed in asks for what is not there or not theirs: the answer is the same, so the log is where
/// somebody who tries addresses shows. The session tells who it was; the address is without its query, which may hold what was typed.
/// </summary>
internal sealed partial class RefusalLog(RequestDelegate next, ILogger<RefusalLog> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        if (http.Response.StatusCode is StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound && http.User.SessionId() is { } session)
            LogRefused(http.Request.Method, http.Request.Path.ToUriComponent(), http.Response.StatusCode, session, http.User.Origin());
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} {Path} was answered {Status} to session {Session} from {Origin}")]
    private partial void LogRefused(string method, string path, int status, Guid session, string? origin);
}
