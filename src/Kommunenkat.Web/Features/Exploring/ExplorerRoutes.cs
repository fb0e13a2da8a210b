using Kommunenkat.App.Exploring;

namespace Kommunenkat.Web.Features.Exploring;

/// <summary>Where the explorer is.</summary>
internal static class ExplorerRoutes
{
    public const string Table = "/utforska", NonResponse = "/utforska/bortfall", TableFile = "/utforska/fil", NonResponseFile = "/utforska/bortfall/fil";

    /// <summary>In the address after something was saved, so that the page says so.</summary>
    public const string SavedName = "sparad";

    /// <summary>In the address after a view was not found that somebody wanted to change or delete.</summary>
    public const string GoneName = "borta";

    public static string View(Guid id) => $"/utforska/vy/{id}";

    public static string Page(ExplorerPage page) => page switch
    {
        ExplorerPage.Table => Table,
        ExplorerPage.NonResponse => NonResponse,
    };

    public static string Of(SavedView view) => $"{Page(view.Page)}?{view.Query}";
}
