using System.Globalization;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Monitoring;
using Kommunenkat.Survey.Responses;

namespace Kommunenkat.Web.Features.Monitoring;

/// <summary>What the status table is sorted by.</summary>
public enum StatusOrder
{
    /// <summary>By name.</summary>
    Municipality,

    /// <summary>From not begun to submitted.</summary>
    State,

    /// <summary>The longest quiet first, as they are the ones to call.</summary>
    Activity,
}

/// <summary>The reader's choice of rows, as it stands in the address. What makes no sense there chooses nothing.</summary>
/// <param name="State">Null: all.</param>
/// <param name="County">County code; null: all.</param>
public sealed record StatusFilter(ResponseState? State, string? County, StatusOrder Order)
{
    public const string StateName = "lage", CountyName = "lan", OrderName = "ordning";

    public static StatusFilter Parse(string? state, string? county, string? order) => new(
        Named<ResponseState>(state),
        county is not null && Areas.Sweden.FindCounty(county) is not null ? county : null,
        Named<StatusOrder>(order) ?? StatusOrder.Municipality);

    public IReadOnlyList<MunicipalityStatus> Rows(IReadOnlyList<MunicipalityStatus> all)
    {
        var chosen = all.Where(row => (State is null || row.State == State) && (County is null || row.Municipality.County.Code == County));
        var byName = chosen.OrderBy(row => row.Municipality.Name, StringComparer.Create(Swedish, ignoreCase: true));
        return [.. Order switch
        {
            StatusOrder.Municipality => byName,
            StatusOrder.State => byName.OrderBy(row => row.State),
            StatusOrder.Activity => byName.OrderBy(row => row.LastActivityAt ?? DateTimeOffset.MinValue),
        }];
    }

    /// <summary>The address of the same choice in another order.</summary>
    public string Link(StatusOrder order) => $"/uppfoljning?{Query(order)}";

    /// <summary>The same choice in another order, as the query of an address.</summary>
    public string Query(StatusOrder order)
    {
        var parts = new List<string>();
        if (State is { } state)
            parts.Add($"{StateName}={state.ToString().ToLowerInvariant()}");
        if (County is { } county)
            parts.Add($"{CountyName}={county}");
        parts.Add($"{OrderName}={order.ToString().ToLowerInvariant()}");
        return string.Join('&', parts);
    }

    // Å, Ä and Ö come last in the names of Swedish places, whatever the reader's language.
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    private static T? Named<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsDigit(text![0]) ? value : null;
}
