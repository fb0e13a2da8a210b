namespace Kommunenkat.Web.Charts;

/// <summary>Moves labels along a line as little as it takes for none to lie on another.</summary>
public static class LabelSpacing
{
    /// <summary>
    /// The places nearest to the wanted ones (least squares) that keep their order, stand at least <paramref name="gap"/> apart
    /// and lie between the limits. Where there is no room for all, they share what there is.
    /// </summary>
    /// <param name="wanted">In any order.</param>
    /// <param name="gap">Least distance between two labels.</param>
    /// <param name="from">The first place a label may have.</param>
    /// <param name="to">The last.</param>
    /// <returns>A place for each label, in the order of <paramref name="wanted"/>.</returns>
    /// <remarks>Take i gaps from the i-th label, and what is left must only not fall: isotonic regression, by pooling neighbours.</remarks>
    public static double[] Spread(IReadOnlyList<double> wanted, double gap, double from, double to)
    {
        var places = new double[wanted.Count];
        if (places.Length == 0)
            return places;

        var room = Math.Max(0, to - from);
        var apart = places.Length == 1 ? 0 : Math.Min(gap, room / (places.Length - 1));
        var order = Enumerable.Range(0, places.Length).OrderBy(label => wanted[label]).ToArray();
        var rank = 0;
        foreach (var (mean, count) in Pool(order.Select((label, above) => wanted[label] - above * apart)))
        {
            var start = Math.Clamp(mean, from, from + room - (places.Length - 1) * apart);
            for (var member = 0; member < count; member++, rank++)
                places[order[rank]] = start + rank * apart;
        }

        return places;
    }

    /// <summary>Neighbours in falling order become one, at their mean, until nothing falls.</summary>
    private static List<(double Mean, int Count)> Pool(IEnumerable<double> values)
    {
        var pools = new List<(double Mean, int Count)>();
        foreach (var value in values)
        {
            pools.Add((value, 1));
            while (pools.Count > 1 && pools[^2].Mean > pools[^1].Mean)
            {
                var (upper, lower) = (pools[^2], pools[^1]);
                var count = upper.Count + lower.Count;
                pools.RemoveRange(pools.Count - 2, 2);
                pools.Add(((upper.Mean * upper.Count + lower.Mean * lower.Count) / count, count));
            }
        }

        return pools;
    }
}
