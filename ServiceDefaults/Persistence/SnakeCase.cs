using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Credentialing.ServiceDefaults.Persistence;

/// <summary>PostgreSQL names in snake_case, so that nobody has to quote them at a prompt.</summary>
internal static class SnakeCase
{
    public static void UseSnakeCase(this ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes().Where(entity => entity.FindAnnotation(ServiceDb.OwnNamesAnnotation) is null))
        {
            if (entity.IsMappedToJson())
            {
                entity.SetContainerColumnName(Of(entity.GetContainerColumnName()!));
                continue;
            }

            if (entity.GetTableName() is { } table)
            {
                entity.SetTableName(Of(table));
                Rename(entity, StoreObjectIdentifier.Table(Of(table), entity.GetSchema()));
            }
        }
    }

    public static string Of(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_' &&
                (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }

    private static void Rename(IMutableEntityType entity, StoreObjectIdentifier table)
    {
        foreach (var property in entity.GetProperties())
        {
            property.SetColumnName(Of(property.GetColumnName(table) ?? property.Name));
        }

        foreach (var complex in entity.GetComplexProperties())
        {
            Rename(complex, table);
        }

        foreach (var key in entity.GetKeys())
        {
            key.SetName(Of(key.GetName() ?? ""));
        }

        foreach (var foreignKey in entity.GetForeignKeys())
        {
            foreignKey.SetConstraintName(Of(foreignKey.GetConstraintName() ?? ""));
        }

        foreach (var index in entity.GetIndexes())
        {
            index.SetDatabaseName(Of(index.GetDatabaseName() ?? ""));
        }
    }

    private static void Rename(IMutableComplexProperty complex, StoreObjectIdentifier table)
    {
        if (complex.ComplexType.IsMappedToJson())
        {
            complex.ComplexType.SetContainerColumnName(Of(complex.ComplexType.GetContainerColumnName()!));
            return;
        }

        foreach (var property in complex.ComplexType.GetProperties())
        {
            property.SetColumnName(Of(property.GetColumnName(table) ?? property.Name));
        }

        foreach (var inner in complex.ComplexType.GetComplexProperties())
        {
            Rename(inner, table);
        }
    }
}
