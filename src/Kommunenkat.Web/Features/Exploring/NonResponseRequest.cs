using Kommunenkat.App.Exploring;
using Kommunenkat.App.Geography;

namespace Kommunenkat.Web.Features.Exploring;

/// <summary>An analyst's choice of item non-response, as it stands in the address, which holds all of it.</summary>
/// <param name="Problems">What the address had that makes no sense; then nothing is shown.</param>
public sealed record NonResponseRequest(NonResponseQuery Chosen, IReadOnlyList<ExplorerProblem> Problems)
{
    public const string RoundName = "omgang", AreaName = "omrade", OrderName = "ordna";

    public const string WorstFirst = "storst", AsAsked = "enkat";

    /// <param name="value">Of a name in the address; null: it is not there.</param>
    /// <param name="rounds">At least one, in order of key.</param>
    public static NonResponseRequest Parse(Func<string, string?> value, IReadOnlyList<ExplorableRound> rounds)
    {
        var problems = new List<ExplorerProblem>();
        var round = Text(RoundName) ?? ExplorerRequest.Usual(rounds).Round.Key;
        if (rounds.All(one => one.Round.Key != round))
        {
            problems.Add(new ExplorerProblem(ExplorerFault.UnknownRound, RoundName, round));
            round = ExplorerRequest.Usual(rounds).Round.Key;
        }

        var area = Text(AreaName) ?? Areas.CountryCode;
        if (area != Areas.CountryCode && Areas.Sweden.FindCounty(area) is null && Areas.Sweden.FindGroup(area) is null)
        {
            problems.Add(new ExplorerProblem(ExplorerFault.UnknownArea, AreaName, area));
            area = Areas.CountryCode;
        }

        var order = Text(OrderName) ?? WorstFirst;
        if (order is not (WorstFirst or AsAsked))
            problems.Add(new ExplorerProblem(ExplorerFault.UnknownOrder, OrderName, order));
        return new NonResponseRequest(new NonResponseQuery(round, area, order != AsAsked), problems);

        string? Text(string name) => value(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
    }

    /// <summary>The same choice as the query of an address, encoded.</summary>
    public string Query =>
        $"{RoundName}={Uri.EscapeDataString(Chosen.Round)}&{AreaName}={Uri.EscapeDataString(Chosen.Area)}&{OrderName}={(Chosen.WorstFirst ? WorstFirst : AsAsked)}";
}
