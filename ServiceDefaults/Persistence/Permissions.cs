using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Credentialing.ServiceDefaults.Persistence;

/// <summary>
/// What the service's role may do, derived from the model so that a new table cannot be forgotten: row-level security
/// on every table whose rows belong to a client, and no changing of what is append-only.
/// </summary>
internal static class Permissions
{
    /// <summary>Marks a table whose rows the service may add and read, never change or delete.</summary>
    public const string AppendOnlyAnnotation = "Credentialing:AppendOnly";

    /// <summary>Where Quartz keeps its tables: the service makes them itself, so they are apart from those it may not make.</summary>
    public const string JobsSchema = "jobs";

    /// <inheritdoc cref="ServiceDb.StaffOnlyAnnotation"/>
    public const string StaffOnlyAnnotation = ServiceDb.StaffOnlyAnnotation;

    public static IEnumerable<string> Of(IModel model, ServiceDatabase database)
    {
        var role = database.AppRole;
        yield return $"""
            DO $$ BEGIN
              CREATE ROLE {role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '{database.AppPassword}';
            EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
            END $$
            """;

        yield return $"CREATE SCHEMA IF NOT EXISTS {JobsSchema}; GRANT USAGE, CREATE ON SCHEMA {JobsSchema} TO {role}";

        // Text is compared, not uuid: a cast of 'all' would fail, and the planner may evaluate either side first.
        yield return """
            CREATE OR REPLACE FUNCTION app_sees(client uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
              SELECT current_setting('app.tenant', true) = 'all'
                  OR client::text = ANY (string_to_array(current_setting('app.tenant', true), ','))
            $$
            """;
        yield return """
            CREATE OR REPLACE FUNCTION app_sees_all(clients uuid[]) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
              SELECT current_setting('app.tenant', true) = 'all'
                  OR (cardinality(clients) > 0 AND clients::text[] <@ string_to_array(current_setting('app.tenant', true), ','))
            $$
            """;
        yield return $"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}; GRANT USAGE ON SCHEMA public TO {role}; GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}";
        foreach (var entity in model.GetEntityTypes().Where(entity => entity.GetTableName() is not null).DistinctBy(entity => entity.GetTableName()))
        {
            var appendOnly = entity.FindAnnotation(AppendOnlyAnnotation) is not null;
            yield return $"GRANT SELECT, INSERT{(appendOnly ? "" : ", UPDATE, DELETE")} ON \"{entity.GetTableName()}\" TO {role}";
        }

        foreach (var entity in model.GetEntityTypes().Where(entity => entity.FindAnnotation(StaffOnlyAnnotation) is not null))
        {
            yield return $"""
                ALTER TABLE {entity.GetTableName()} ENABLE ROW LEVEL SECURITY;
                DROP POLICY IF EXISTS tenant ON {entity.GetTableName()};
                DROP POLICY IF EXISTS adding ON {entity.GetTableName()};
                DROP POLICY IF EXISTS reading ON {entity.GetTableName()};
                DROP POLICY IF EXISTS changing ON {entity.GetTableName()};
                CREATE POLICY adding ON {entity.GetTableName()} FOR INSERT WITH CHECK (true);
                CREATE POLICY reading ON {entity.GetTableName()} FOR SELECT USING (current_setting('app.tenant', true) = 'all');
                CREATE POLICY changing ON {entity.GetTableName()} FOR UPDATE USING (current_setting('app.tenant', true) = 'all')
                """;
        }

        foreach (var entity in model.GetEntityTypes())
        {
            if (SeesOf(entity) is not { } sees || entity.GetTableName() is not { } table)
            {
                continue;
            }

            yield return $"""
                ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
                DROP POLICY IF EXISTS tenant ON {table};
                CREATE POLICY tenant ON {table} USING ({sees}) WITH CHECK ({sees})
                """;
        }
    }

    private static string? SeesOf(IEntityType entity)
    {
        if (ServiceDb.TenantPropertyOf(entity) is { } one)
        {
            return $"app_sees({entity.FindProperty(one)!.GetColumnName()})";
        }

        return entity.FindAnnotation(ServiceDb.TenantsAnnotation)?.Value is string several ? $"app_sees_all({entity.FindProperty(several)!.GetColumnName()})" : null;
    }
}
