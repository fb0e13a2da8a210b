using System.Globalization;
using System.Security.Claims;
using Kommunenkat.App;
using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Exchange.Forms;
using Kommunenkat.App.Exchange.Spreadsheets;
using Kommunenkat.Web.Features.Access;
using Kommunenkat.Web.Widgets;
using Microsoft.Extensions.Localization;

namespace Kommunenkat.Web.Features.Forms;

/// <summary>Hands out a municipality's form, in the language that its reader has chosen.</summary>
internal static class FormEndpoint
{
    public static void MapForms(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(FormsRoutes.FilePattern, async (
            string round, string municipality, HttpContext http, ClaimsPrincipal user, CurrentActor current, WriteForm writeForm, IStringLocalizer<WidgetTexts> texts) =>
        {
            var language = ExportLanguage.Find(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? ExportLanguage.Swedish;
            var actor = await current.FindAsync(user);
            var outcome = actor.IsSuccess
                ? await writeForm.RunAsync(actor.Value, round, municipality, language, new RuleWords(null, texts).Of, http.RequestAborted)
                : actor.Failure;
            if (outcome.Failure is { } failure)
                return (IResult)TypedResults.StatusCode(failure.Kind == FailureKind.Unavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status404NotFound);
            // It holds the draft, and the computer may be shared.
            http.Response.Headers.CacheControl = "no-store";
            return TypedResults.Bytes(outcome.Value.Content, XlsxFile.ContentType, outcome.Value.Name);
        }).RequireAuthorization();
}
