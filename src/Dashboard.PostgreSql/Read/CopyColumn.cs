using Dashboard.ReadSide.Storage;
using Npgsql;

namespace Dashboard.PostgreSql.Read;

/// <summary>Writes one column of rows that are copied.</summary>
internal abstract class CopyColumn
{
    public static CopyColumn Of(ColumnMap column) =>
        (CopyColumn)Activator.CreateInstance(typeof(CopyColumn<>).MakeGenericType(column.GetType().GetGenericArguments()), column)!;

    public abstract Task WriteAsync(NpgsqlBinaryImporter copy, object row, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class CopyColumn<T>(ColumnMap<T> column) : CopyColumn
{
    public override Task WriteAsync(NpgsqlBinaryImporter copy, object row, CancellationToken cancellationToken) =>
        column.Get(row) is { } value
            ? copy.WriteAsync(value, column.StoreType, cancellationToken)
            : copy.WriteNullAsync(cancellationToken);
}
