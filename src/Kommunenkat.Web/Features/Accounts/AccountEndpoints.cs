using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Kommunenkat.App;
using Kommunenkat.App.Accounts;
using Kommunenkat.Web.Features.Access;

namespace Kommunenkat.Web.Features.Accounts;

/// <summary>Hands a person all that is kept of them, as a file.</summary>
internal static class AccountEndpoints
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static void MapAccounts(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(AccountsRoutes.Export, async (HttpContext http, ClaimsPrincipal user, CurrentActor current, ReadOwnAccount readOwnAccount) =>
        {
            var actor = await current.FindAsync(user);
            var outcome = actor.IsSuccess ? await readOwnAccount.RunAsync(actor.Value, http.RequestAborted) : actor.Failure;
            if (outcome.Failure is { } failure)
                return (IResult)TypedResults.StatusCode(failure.Kind == FailureKind.Unavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status404NotFound);
            http.Response.Headers.CacheControl = "no-store";
            return TypedResults.Bytes(JsonSerializer.SerializeToUtf8Bytes(outcome.Value, Json), "application/json; charset=utf-8", "uppgifter.json");
        }).RequireAuthorization();
}
