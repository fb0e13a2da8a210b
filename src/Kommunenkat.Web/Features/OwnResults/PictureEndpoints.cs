using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Text;
using Kommunenkat.App;
using Kommunenkat.App.Analysis;
using Kommunenkat.Web.Features.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;

namespace Kommunenkat.Web.Features.OwnResults;

/// <summary>Hands out the text for the situational picture as a file that word processors open: HTML without scripts or style sheets.</summary>
internal static class PictureEndpoints
{
    public static void MapPictures(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/enkat/lagesbild/{municipality}/word", async (
            string municipality,
            HttpContext http,
            ClaimsPrincipal user,
            CurrentActor current,
            ReadOwnResults readOwnResults,
            TimeProvider time,
            IStringLocalizer<OwnResultsTexts> texts,
            ILoggerFactory loggers) =>
        {
            var actor = await current.FindAsync(user);
            var outcome = actor.IsSuccess ? await readOwnResults.RunAsync(actor.Value, municipality) : actor.Failure;
            if (outcome.Failure is { } failure)
                return (IResult)TypedResults.StatusCode(failure.Kind == FailureKind.Unavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status404NotFound);
            if (SituationalPicture.Of(outcome.Value) is not { } picture)
                return TypedResults.NotFound();

            var document = await RenderAsync(http.RequestServices, loggers, outcome.Value, picture, time.GetUtcNow());
            // It may hold what is not published, and the computer may be shared.
            http.Response.Headers.CacheControl = "no-store";
            // Codes and keys only: nothing in the name needs to be escaped, whatever system the file comes to.
            return TypedResults.Bytes(
                Encoding.UTF8.GetBytes(Page(texts["PictureTitle"], document)),
                "application/msword; charset=utf-8",
                $"lagesbild-{outcome.Value.Municipality.Code}-{picture.Round.Round.Key}.doc");
        }).RequireAuthorization();

    private static async Task<string> RenderAsync(
        IServiceProvider services, ILoggerFactory loggers, OwnDevelopment results, SituationalPicture picture, DateTimeOffset now)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<PictureDocument>(ParameterView.FromDictionary(
            new Dictionary<string, object?>
            {
                [nameof(PictureDocument.Results)] = results,
                [nameof(PictureDocument.Picture)] = picture,
                [nameof(PictureDocument.MadeAt)] = now,
            }))).ToHtmlString());
    }

    // Captions are hidden, as on the page: the heading above the table says the same.
    private static string Page(string title, string document) => $$"""
        <!DOCTYPE html>
        <html lang="{{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}}">
        <head>
        <meta charset="utf-8">
        <title>{{WebUtility.HtmlEncode(title)}}</title>
        <style>
        body { font-family: Calibri, Arial, sans-serif; font-size: 11pt; }
        th, td { text-align: left; vertical-align: top; }
        .ke-visually-hidden { display: none; }
        </style>
        </head>
        <body>
        <h1>{{WebUtility.HtmlEncode(title)}}</h1>
        {{document}}
        </body>
        </html>
        """;
}
