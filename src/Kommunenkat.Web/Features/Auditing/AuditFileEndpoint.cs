using System.Security.Claims;
using Kommunenkat.App;
using Kommunenkat.App.Auditing;
using Kommunenkat.Web.Features.Access;

namespace Kommunenkat.Web.Features.Auditing;

/// <summary>Hands out the entries that are chosen as CSV.</summary>
internal static class AuditFileEndpoint
{
    public static void MapAuditFile(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(AuditRequest.FileAddress, SendAsync).RequireAuthorization();

    private static async Task SendAsync(HttpContext http, ClaimsPrincipal user, CurrentActor current, ListAudit listAudit, TimeProvider time)
    {
        var today = SwedishTime.Today(time);
        var filter = AuditRequest.Parse(name => http.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null, today).Filter;
        var actor = await current.FindAsync(user);
        AuditFile? file = null;
        var outcome = actor.IsSuccess
            ? await listAudit.EachAsync(actor.Value, filter, async entry => await (file ??= await BeginAsync(http, today)).AddAsync(entry), http.RequestAborted)
            : actor.Failure;
        if (outcome.IsSuccess)
            file ??= await BeginAsync(http, today);
        else if (file is not null)
            http.Abort(); // half a file must not pass for the whole
        else
            http.Response.StatusCode = outcome.Failure.Kind == FailureKind.Unavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status404NotFound;
        if (file is not null && outcome.IsSuccess)
            await file.DisposeAsync();
    }

    private static Task<AuditFile> BeginAsync(HttpContext http, DateOnly today)
    {
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=granskningslogg-{AuditRequest.Written(today)}.csv";
        return AuditFile.BeginAsync(http.Response.Body, withMark: true);
    }
}
