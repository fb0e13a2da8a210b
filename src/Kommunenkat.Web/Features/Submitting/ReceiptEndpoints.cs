using System.Security.Claims;
using System.Text;
using Kommunenkat.App;
using Kommunenkat.App.Submitting;
using Kommunenkat.Web.Features.Access;

namespace Kommunenkat.Web.Features.Submitting;

/// <summary>Hands out the submitted content to the byte, so that its checksum can be recomputed.</summary>
internal static class ReceiptEndpoints
{
    public static void MapReceipts(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/enkat/{round}/{municipality}/kvitto/{revision:int}/innehall.json", async (
            string round, string municipality, int revision, ClaimsPrincipal user, CurrentActor current, ReadReceipt readReceipt) =>
        {
            var actor = await current.FindAsync(user);
            var outcome = actor.IsSuccess ? await readReceipt.RunAsync(actor.Value, round, municipality, revision) : actor.Failure;
            if (outcome.Failure is { } failure)
                return (IResult)TypedResults.StatusCode(failure.Kind == FailureKind.Unavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status404NotFound);
            return TypedResults.Bytes(
                Encoding.UTF8.GetBytes(outcome.Value.Content), "application/json; charset=utf-8", $"{outcome.Value.Head.ReceiptNumber}.json");
        }).RequireAuthorization();
}
