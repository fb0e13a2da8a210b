using Kommunenkat.App.Analysis;
using Kommunenkat.Web.Charts;
using Kommunenkat.Web.Features.Geography;
using Microsoft.Extensions.Localization;

namespace Kommunenkat.Web.Features.Results;

/// <summary>Who has answered, as a map has it.</summary>
public static class CoverageMap
{
    public static IReadOnlyList<MapCategory> Categories(IStringLocalizer<ResultsTexts> texts) =>
    [
        new(texts["Answered"], MapFill.Filled),
        new(texts["NotAnswered"], MapFill.Dotted),
        new(texts["NotInvited"], MapFill.Dashed),
    ];

    /// <param name="municipalities">Invited and submitted, 0 or 1, per municipality.</param>
    public static IReadOnlyList<MapTile> Tiles(IEnumerable<Coverage> municipalities) =>
        [.. municipalities.Select(municipality => new MapTile(municipality.Area.Code, municipality.Area.Name, Category(municipality), Address: AreaAddress.OfMunicipality(municipality.Area.Code)))];

    private static int Category(Coverage municipality) => municipality switch
    {
        { Submitted: > 0 } => 0,
        { Invited: > 0 } => 1,
        _ => 2,
    };
}
