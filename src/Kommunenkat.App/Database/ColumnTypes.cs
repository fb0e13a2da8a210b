using System.Data;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Kommunenkat.App.Database;

/// <summary>
/// How ids, times and days are stored: natively on SQL Server, as text on SQLite, which has no such types. Text sorts as the
/// values do.
/// </summary>
internal static class ColumnTypes
{
    public static void Register()
    {
        // Dapper ignores a handler for parameters of types it has a mapping for, unless the mapping is taken away first.
        foreach (var type in (Type[])[typeof(Guid), typeof(Guid?), typeof(DateTimeOffset), typeof(DateTimeOffset?), typeof(DateOnly), typeof(DateOnly?)])
            SqlMapper.RemoveTypeMap(type);
        SqlMapper.AddTypeHandler(typeof(Guid), new GuidType());
        SqlMapper.AddTypeHandler(typeof(DateTimeOffset), new TimeType());
        SqlMapper.AddTypeHandler(typeof(DateOnly), new DayType());
    }

    /// <summary>The type that a null of a C# type has to be given where Dapper sees the value only.</summary>
    public static DbType? OfNull(Type type)
    {
        var known = Nullable.GetUnderlyingType(type) ?? type;
        return known == typeof(Guid) ? DbType.Guid
            : known == typeof(DateTimeOffset) ? DbType.DateTimeOffset
            : known == typeof(DateOnly) ? DbType.Date
            : null;
    }

    /// <summary>
    /// A type that SQL Server has and SQLite keeps as text. Not Dapper's own base class: that leaves a null without a type, which
    /// the server then takes for a text.
    /// </summary>
    private abstract class ColumnType<T>(DbType native) : SqlMapper.ITypeHandler
        where T : struct
    {
        public void SetValue(IDbDataParameter parameter, object value)
        {
            if (parameter is not SqliteParameter)
                parameter.DbType = native;
            parameter.Value = value is not T known ? DBNull.Value : parameter is SqliteParameter ? Text(known) : Native(known);
        }

        public object Parse(Type destinationType, object value) => value is string text ? FromText(text) : FromNative(value);

        protected abstract string Text(T value);

        protected abstract T FromText(string text);

        protected virtual object Native(T value) => value;

        protected virtual T FromNative(object value) => (T)value;
    }

    private sealed class GuidType() : ColumnType<Guid>(DbType.Guid)
    {
        protected override string Text(Guid value) => value.ToString("D");

        protected override Guid FromText(string text) => Guid.Parse(text);
    }

    private sealed class TimeType() : ColumnType<DateTimeOffset>(DbType.DateTimeOffset)
    {
        private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

        protected override string Text(DateTimeOffset value) => value.ToUniversalTime().ToString(Format, CultureInfo.InvariantCulture);

        protected override DateTimeOffset FromText(string text) =>
            DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

        protected override object Native(DateTimeOffset value) => value.ToUniversalTime();
    }

    private sealed class DayType() : ColumnType<DateOnly>(DbType.Date)
    {
        protected override string Text(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        protected override DateOnly FromText(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        protected override object Native(DateOnly value) => value.ToDateTime(TimeOnly.MinValue);

        protected override DateOnly FromNative(object value) => value is DateTime time ? DateOnly.FromDateTime(time) : (DateOnly)value;
    }
}
